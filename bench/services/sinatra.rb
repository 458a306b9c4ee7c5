require 'sinatra'

set :bind, '0.0.0.0'
set :environment, :production
get('/') { 'hello from sinatra' }
